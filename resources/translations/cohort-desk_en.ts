<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CohortTable</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CohortChoices</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ServerChoices</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::AddPeopleDialog</name>
    <message numerus="yes">
        <source>%1 and %n more files</source>
        <translation>
            <numerusform>%1 and %n more file</numerusform>
            <numerusform>%1 and %n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln people</source>
        <translation>
            <numerusform>&amp;Add %Ln person</numerusform>
            <numerusform>&amp;Add %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Remove %Ln people</source>
        <translation>
            <numerusform>&amp;Remove %Ln person</numerusform>
            <numerusform>&amp;Remove %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CohortEditing</name>
    <message numerus="yes">
        <source>%n problem(s) in the criteria stand in the way; they are listed under the tree.</source>
        <translation>
            <numerusform>%n problem in the criteria stands in the way; it is listed under the tree.</numerusform>
            <numerusform>%n problems in the criteria stand in the way; they are listed under the tree.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CohortHeader</name>
    <message numerus="yes">
        <source>exposure of %Ln experiments</source>
        <translation>
            <numerusform>exposure of %Ln experiment</numerusform>
            <numerusform>exposure of %Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CohortListPage</name>
    <message numerus="yes">
        <source>%Ln rows are on the clipboard.</source>
        <translation>
            <numerusform>%Ln row is on the clipboard.</numerusform>
            <numerusform>%Ln rows are on the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cohorts</source>
        <translation>
            <numerusform>%Ln cohort</numerusform>
            <numerusform>%Ln cohorts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ListField</name>
    <message numerus="yes">
        <source>... and %Ln more; the tab JSON shows them all.</source>
        <translation>
            <numerusform>... and %Ln more; the tab JSON shows it.</numerusform>
            <numerusform>... and %Ln more; the tab JSON shows them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::NewListJob</name>
    <message numerus="yes">
        <source>%Ln people went with the new cohort</source>
        <translation>
            <numerusform>%Ln person went with the new cohort</numerusform>
            <numerusform>%Ln people went with the new cohort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ProblemList</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CriteriaWords</name>
    <message numerus="yes">
        <source>at least %n time(s)</source>
        <translation>
            <numerusform>at least %n time</numerusform>
            <numerusform>at least %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n time(s)</source>
        <translation>
            <numerusform>at most %n time</numerusform>
            <numerusform>at most %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n time(s)</source>
        <translation>
            <numerusform>more than %n time</numerusform>
            <numerusform>more than %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>fewer than %n time(s)</source>
        <translation>
            <numerusform>fewer than %n time</numerusform>
            <numerusform>fewer than %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exactly %n time(s)</source>
        <translation>
            <numerusform>exactly %n time</numerusform>
            <numerusform>exactly %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n period(s)</source>
        <translation>
            <numerusform>%n period</numerusform>
            <numerusform>%n periods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more condition(s)</source>
        <translation>
            <numerusform> and %n more condition</numerusform>
            <numerusform> and %n more conditions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> … and %n more criteria</source>
        <translation>
            <numerusform> … and %n more criterion</numerusform>
            <numerusform> … and %n more criteria</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quarter(s)</source>
        <translation>
            <numerusform>%n quarter</numerusform>
            <numerusform>%n quarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::EditBar</name>
    <message numerus="yes">
        <source>The criteria have %n problem(s) that the server refuses, drops or fails on.</source>
        <translation>
            <numerusform>The criteria have %n problem that the server refuses, drops or fails on.</numerusform>
            <numerusform>The criteria have %n problems that the server refuses, drops or fails on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ExportCommand</name>
    <message numerus="yes">
        <source>%n entries of the server&apos;s list are no people and were left out.</source>
        <translation>
            <numerusform>%n entry of the server&apos;s list is no person and was left out.</numerusform>
            <numerusform>%n entries of the server&apos;s list are no people and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln cohorts</source>
        <translation>
            <numerusform>%Ln cohort</numerusform>
            <numerusform>%Ln cohorts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ExportJob</name>
    <message numerus="yes">
        <source>Export people of %n cohorts</source>
        <translation>
            <numerusform>Export people of %n cohort</numerusform>
            <numerusform>Export people of %n cohorts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::JobsPanel</name>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::MainWindow</name>
    <message numerus="yes">
        <source>%Ln jobs are still running.</source>
        <translation>
            <numerusform>%Ln job is still running.</numerusform>
            <numerusform>%Ln jobs are still running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::PeopleLists</name>
    <message numerus="yes">
        <source>Add %Ln people to %1</source>
        <translation>
            <numerusform>Add %Ln person to %1</numerusform>
            <numerusform>Add %Ln people to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln people from %1</source>
        <translation>
            <numerusform>Remove %Ln person from %1</numerusform>
            <numerusform>Remove %Ln people from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upload %Ln ids to %1</source>
        <translation>
            <numerusform>Upload %Ln id to %1</numerusform>
            <numerusform>Upload %Ln ids to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected rows are not read yet and stay. Scroll to them, then remove them.</source>
        <translation>
            <numerusform>%Ln selected row is not read yet and stays. Scroll to it, then remove it.</numerusform>
            <numerusform>%Ln selected rows are not read yet and stay. Scroll to them, then remove them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::PeopleSharing</name>
    <message numerus="yes">
        <source>%Ln selected rows are not read yet and are left out. Scroll to them, then add them.</source>
        <translation>
            <numerusform>%Ln selected row is not read yet and is left out. Scroll to it, then add it.</numerusform>
            <numerusform>%Ln selected rows are not read yet and are left out. Scroll to them, then add them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::PeopleTab</name>
    <message numerus="yes">
        <source>about %Ln people</source>
        <translation>
            <numerusform>about %Ln person</numerusform>
            <numerusform>about %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are on the clipboard.</source>
        <translation>
            <numerusform>%Ln row is on the clipboard.</numerusform>
            <numerusform>%Ln rows are on the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::PeopleTable</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::PersonCohorts</name>
    <message numerus="yes">
        <source>In %Ln other cohorts</source>
        <translation>
            <numerusform>In %Ln other cohort</numerusform>
            <numerusform>In %Ln other cohorts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::QuickFilterBar</name>
    <message numerus="yes">
        <source>%Ln cohorts</source>
        <translation>
            <numerusform>%Ln cohort</numerusform>
            <numerusform>%Ln cohorts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::ActivityView</name>
    <message numerus="yes">
        <source>%Ln rows are on the clipboard.</source>
        <translation>
            <numerusform>%Ln row is on the clipboard.</numerusform>
            <numerusform>%Ln rows are on the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CalculationsTab</name>
    <message numerus="yes">
        <source>%Ln rows are on the clipboard.</source>
        <translation>
            <numerusform>%Ln row is on the clipboard.</numerusform>
            <numerusform>%Ln rows are on the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::UsedInTab</name>
    <message numerus="yes">
        <source>%Ln rows are on the clipboard.</source>
        <translation>
            <numerusform>%Ln row is on the clipboard.</numerusform>
            <numerusform>%Ln rows are on the clipboard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleOverTime</name>
    <message numerus="yes">
        <source>%Ln runs failed.</source>
        <translation>
            <numerusform>%Ln run failed.</numerusform>
            <numerusform>%Ln runs failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The criteria were changed %Ln times.</source>
        <translation>
            <numerusform>The criteria were changed once.</numerusform>
            <numerusform>The criteria were changed %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsedIn</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cohorts</source>
        <translation>
            <numerusform>%Ln cohort</numerusform>
            <numerusform>%Ln cohorts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln feature flags</source>
        <translation>
            <numerusform>%Ln feature flag</numerusform>
            <numerusform>%Ln feature flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln insights</source>
        <translation>
            <numerusform>%Ln insight</numerusform>
            <numerusform>%Ln insights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CohortLife</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CohortRemoval</name>
    <message numerus="yes">
        <source>%Ln cohorts were restored.</source>
        <translation>
            <numerusform>%Ln cohort was restored.</numerusform>
            <numerusform>%Ln cohorts were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cohorts were deleted.</source>
        <translation>
            <numerusform>%Ln cohort was deleted.</numerusform>
            <numerusform>%Ln cohorts were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::CreateDialog</name>
    <message numerus="yes">
        <source>The %Ln people selected in the table</source>
        <translation>
            <numerusform>The person selected in the table</numerusform>
            <numerusform>The %Ln people selected in the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desk::DeleteDialog</name>
    <message numerus="yes">
        <source>&amp;Delete %Ln cohorts</source>
        <translation>
            <numerusform>&amp;Delete %Ln cohort</numerusform>
            <numerusform>&amp;Delete %Ln cohorts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln cohorts?</source>
        <translation>
            <numerusform>Delete %Ln cohort?</numerusform>
            <numerusform>Delete %Ln cohorts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CriterionForm</name>
    <message numerus="yes">
        <source>%n actions have this name. Choose one in the list (Down opens it).</source>
        <translation>
            <numerusform>%n action has this name. Choose it in the list (Down opens it).</numerusform>
            <numerusform>%n actions have this name. Choose one in the list (Down opens it).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cohorts have this name. Choose one in the list (Down opens it).</source>
        <translation>
            <numerusform>%n cohort has this name. Choose it in the list (Down opens it).</numerusform>
            <numerusform>%n cohorts have this name. Choose one in the list (Down opens it).</numerusform>
        </translation>
    </message>
</context>
</TS>
