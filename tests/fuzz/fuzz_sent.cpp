// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/endpoints.h"
#include "models/api/networksetup.h"
#include "models/codec/filtercodec.h"
#include "models/codec/filterforms.h"
#include "models/codec/jsontext.h"
#include "models/filter/newcohortbody.h"
#include "models/membership/idvalue.h"
#include "models/membership/personlookup.h"
#include "tests/fuzz/fuzzinput.h"

#include <re2/re2.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

JsonValue valueOf(const QByteArray &json)
{
    const JsonReading reading = readJson(json);
    expect(!reading.error);
    return reading.value;
}

//! Percent signs as servers read them, where a plus is a blank.
QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

//! A query cut at & and =, by hand.
Pairs pairsOf(const QByteArray &query)
{
    Pairs pairs;
    for (const QByteArray &each : query.isEmpty() ? QByteArrayList() : query.split('&')) {
        const qsizetype equals = each.indexOf('=');
        expect(equals > 0);
        pairs.emplaceBack(decoded(each.first(equals)), decoded(each.sliced(equals + 1)));
    }
    return pairs;
}

//! What goes out arrives as it was meant: the same names and values, the same segments of the path, the same host.
void expectArrives(const ApiRequest &request)
{
    static const ConnectionSettings server{.baseUrl = QUrl(u"https://eu.posthog.com/under"_s), .project = {7}};
    static const ApiKey key("phx_fuzz");
    const QUrl url = networkRequest(request, server, key, {}).url();
    expect(url.isValid() && url.host() == u"eu.posthog.com" && url.scheme() == u"https" && url.fragment().isEmpty());
    Pairs expected;
    for (const auto &[name, value] : request.query)
        expected.emplaceBack(name.toUtf8(), value.toUtf8());
    expect(pairsOf(url.query(QUrl::FullyEncoded).toLatin1()) == expected);
    expect(url.path(QUrl::FullyEncoded) == u"/under"_s + request.path);
}

//! The one segment of a path that stands for a text of somebody.
void expectSegment(const ApiRequest &request, const QString &before, const QString &text)
{
    expectArrives(request);
    expect(request.path.startsWith(before) && request.path.endsWith(u'/'));
    const QByteArray segment = request.path.sliced(before.size()).chopped(1).toLatin1();
    expect(!segment.contains('/') && QByteArray::fromPercentEncoding(segment) == text.toUtf8());
}

void queries(FuzzInput input)
{
    const Endpoints endpoints(u"/api/projects/7"_s);
    const QString text = input.text();
    const QString other = input.text();
    CohortListQuery list;
    list.search = text;
    expectArrives(endpoints.cohorts(list));
    for (const auto &[name, value] : endpoints.cohorts(list).query)
        expect(name != u"search" || (value.size() <= 200 && utf8Of(value) == value.toUtf8()));
    expectArrives(endpoints.persons({CohortId{42}, text, other.toUtf8()}));
    expectArrives(endpoints.personsByDistinctId(text));
    expectArrives(endpoints.propertyValues({text, other, true, text}));
    PropertyDefinitionQuery definitions{PropertyDefinitionQuery::Type::Event, text, {text, other}, {}};
    const ApiRequest request = endpoints.propertyDefinitions(definitions);
    expectArrives(request);
    for (const auto &[name, value] : request.query) {
        if (name == u"event_names")
            expect(valueOf(value.toUtf8()) == JsonValue(JsonArray{text, other}));
    }
    expectSegment(endpoints.person({text}), u"/api/projects/7/persons/"_s, text);
    expectSegment(endpoints.queryStatus(text), u"/api/projects/7/query/"_s, text);
}

void expectTexts(const QByteArray &body, const NewCohortTexts &texts)
{
    const JsonValue value = valueOf(body);
    expect(value[u"name"].toString() == texts.name && value[u"description"].toString() == texts.description);
}

//! The bodies that make cohorts say what they were given, halves of surrogate pairs too; copies keep within the bounds
//! of a name and cut no character.
void bodies(FuzzInput input)
{
    const NewCohortTexts texts{unitsOf(input.piece()), input.text()};
    const std::vector<PersonId> people{{input.text()}, {input.text()}};
    const JsonReading criteria = readJson(input.rest());
    const FilterTree tree = decodeFilters(criteria.value);
    const QByteArray body = criteriaBody(texts, tree, false);
    expectTexts(body, texts);
    expect(!tree.hasRoot || sameFilters(valueOf(body)[u"filters"], encodeFilters(tree)));
    expectTexts(peopleBody(texts, people), texts);
    const JsonValue ids = valueOf(peopleBody(texts, people))[u"_create_static_person_ids"];
    expect(ids == JsonValue(JsonArray{people[0].uuid, people[1].uuid}));
    for (const QString &copy : {staticCopyName(texts.description), dynamicCopyName(texts.description.repeated(40))})
        expect(copy.size() <= 400 && utf8Of(copy) == copy.toUtf8());
}

//! The parts of a form, cut as RFC 7578 says: what stands between the boundaries, behind the first blank line.
Pairs partsOf(const ApiRequest &request)
{
    const QByteArray boundary = "--" + request.contentType.sliced(request.contentType.indexOf('=') + 1);
    Pairs parts;
    QByteArray rest = request.body;
    while (!rest.startsWith(boundary + "--\r\n")) {
        expect(rest.startsWith(boundary + "\r\n"));
        const qsizetype end = rest.indexOf("\r\n" + boundary, boundary.size());
        const qsizetype blank = rest.indexOf("\r\n\r\n");
        expect(end >= 0 && blank >= 0 && blank <= end);
        const qsizetype from = blank + 4;
        const qsizetype head = boundary.size() + 2;
        parts.emplaceBack(rest.mid(head, blank - head), rest.mid(from, end - from));
        rest = rest.sliced(end + 2);
    }
    expect(rest == boundary + "--\r\n");
    return parts;
}

void uploads(FuzzInput input)
{
    CsvUpload upload;
    upload.name = input.text();
    upload.description = input.text();
    upload.fileName = input.text();
    upload.csv = input.rest();
    const Pairs parts = partsOf(Endpoints(u"/api/projects/7"_s).uploadCsv(upload));
    expect(parts.size() == 4 && parts[0].second == upload.name.toUtf8());
    expect(parts[1].second == upload.description.toUtf8() && parts[2].second == "true");
    expect(parts[3].second == upload.csv && parts[3].first.count("\r\n") == 1 && parts[3].first.count('"') == 4);
}

//! Who is asked for is asked for, and nobody else.
void lookups(FuzzInput input)
{
    const std::string id = input.text().toStdString();
    const JsonValue query = valueOf(lookupQuery(IdKind::DistinctId, {id, id}).body)[u"query"];
    const JsonArray &ids = query[u"values"][u"ids"].array();
    expect(ids.size() == 2 && ids[0].toString().toUtf8() == QByteArray::fromStdString(id));
    expect(id.size() < 60 ||
           query[u"query"].toString().toStdString().find(id) == std::string::npos); // never in the text itself
    if (id.empty() || flawOf(id, IdKind::Email) != ValueFlaw::None)
        return;
    const std::string email = canonicalValue(id, IdKind::Email);
    const JsonValue filter = valueOf(emailSearch({email}).properties).array().front();
    const RE2 pattern(filter[u"value"].toString().toStdString(), RE2::Quiet);
    expect(pattern.ok() && RE2::PartialMatch(email, pattern));
    expect(!RE2::PartialMatch(email + "x", pattern) && !RE2::PartialMatch("x" + email, pattern));
}

} // namespace

//! Any texts as what people type and files hold, on their way to the server: what is sent says the same there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    queries(input);
    bodies(input);
    uploads(input);
    lookups(input);
    return 0;
}
