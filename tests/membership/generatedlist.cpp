// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/membership/generatedlist.h"

#include <QStringEncoder>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

using People = std::set<std::string>;

//! One row: its text and whom it surely means.
struct Row
{
    QString text;
    People people;
};

class Maker final
{
public:
    Maker(const Everybody &everybody, quint32 seed)
        : m_all(everybody)
        , m_dice(seed)
    {}
    GeneratedList make();

private:
    quint32 roll(size_t sides) { return m_dice() % quint32(sides); }
    template<class Map>
    auto pick(const Map &map)
    {
        return std::next(map.begin(), roll(map.size()));
    }
    Row known();
    Row unknown();
    Row broken();
    std::vector<Row> rows();
    QString text(const std::vector<Row> &rows);
    QByteArray encoded(const QString &text);
    void expect(const std::vector<Row> &rows, GeneratedList &list) const;

    const Everybody &m_all;
    std::mt19937 m_dice;
    IdKind m_kind = IdKind::DistinctId;
    bool m_isTable = false;
    QString m_words;
};

Row Maker::known()
{
    if (m_kind == IdKind::PersonId) {
        const std::string id = m_all.ids[roll(m_all.ids.size())];
        const QString written = QString::fromStdString(id);
        return {roll(4) ? written : written.toUpper(), {id}};
    }
    if (m_kind == IdKind::DistinctId) {
        const auto found = pick(m_all.byDistinctId);
        return {QString::fromStdString(found->first), {found->second}};
    }
    const auto found = pick(m_all.byEmail);
    const QString written = QString::fromStdString(found->first);
    return {roll(3) ? written : written.toUpper(), found->second};
}

Row Maker::unknown()
{
    const QString number = QString::number(roll(1'000'000));
    if (m_kind == IdKind::PersonId)
        return {u"ffffffff-0000-4000-8000-000000%1"_s.arg(number.rightJustified(6, u'0')), {}};
    return {m_kind == IdKind::Email ? u"nobody%1@nowhere.invalid"_s.arg(number) : u"nobody %1"_s.arg(number), {}};
}

Row Maker::broken()
{
    if (m_kind == IdKind::PersonId)
        return {u"0190d2c1-7777-0000"_s, {}};
    return {m_kind == IdKind::Email ? u"not an address"_s : u""_s, {}};
}

std::vector<Row> Maker::rows()
{
    std::vector<Row> rows{known()};
    for (quint32 left = 3 + roll(60); left > 0; --left) {
        const quint32 die = roll(20);
        rows.push_back(die < 14 ? known() : die < 16 ? unknown() : die < 17 ? broken() : rows[roll(rows.size())]);
    }
    return rows;
}

QString Maker::text(const std::vector<Row> &rows)
{
    static const QStringList LineEnds{u"\n"_s, u"\r\n"_s, u"\r"_s};
    static const QString Separators = u",;\t|"_s;
    static const QStringList Names{u"person_id"_s, u"distinct_id"_s, u"email"_s};
    const QString end = LineEnds[roll(3)];
    const QChar separator = Separators[roll(4)];
    const bool hasHeader = m_isTable || roll(2);
    const int place = m_isTable ? int(roll(3)) : 0;
    QString text;
    const auto line = [&](const QString &value, const QString &filling) {
        QStringList cells = m_isTable ? QStringList{filling, filling} : QStringList();
        cells.insert(place, value);
        text += cells.join(separator) + end;
    };
    if (hasHeader)
        line(Names[int(m_kind)], u"note"_s);
    for (const Row &row : rows) {
        QString value = row.text;
        const bool mustQuote = value.contains(separator) || value.contains(u'"');
        if (mustQuote || roll(5) == 0)
            value = u'"' + value.replace(u'"', u"\"\""_s) + u'"';
        line(value, roll(3) ? u"x"_s : u"\"a%1b\""_s.arg(separator));
    }
    m_words += u" header %1 separator %2 table %3"_s.arg(hasHeader).arg(separator).arg(m_isTable);
    return text;
}

QByteArray Maker::encoded(const QString &text)
{
    using Flag = QStringConverter::Flag;
    const bool isLatin = QString::fromLatin1(text.toLatin1()) == text;
    const quint32 die = roll(isLatin ? 7 : 6);
    m_words += u" encoding %1"_s.arg(die);
    const Flag flag = die % 2 ? Flag::WriteBom : Flag::Default;
    if (die == 6)
        return text.toLatin1();
    const auto kind = die < 2   ? QStringConverter::Utf8
                      : die < 4 ? QStringConverter::Utf16LE
                                : QStringConverter::Utf16BE;
    QStringEncoder encoder(kind, flag);
    return encoder.encode(text);
}

void Maker::expect(const std::vector<Row> &rows, GeneratedList &list) const
{
    People sure, doubted;
    for (const Row &row : rows) {
        if (row.people.size() == 1)
            sure.insert(*row.people.begin());
        else
            doubted.insert(row.people.begin(), row.people.end());
    }
    list.after = list.before;
    if (list.mode == MemberMode::Remove) {
        for (const std::string &id : sure)
            list.after.erase(id);
        return;
    }
    if (list.mode == MemberMode::MakeEqual)
        std::erase_if(list.after, [&](const std::string &id) { return !sure.count(id) && !doubted.count(id); });
    list.after.insert(sure.begin(), sure.end());
}

GeneratedList Maker::make()
{
    GeneratedList list;
    m_kind = IdKind(roll(3));
    m_isTable = roll(2);
    list.mode = MemberMode(roll(3));
    m_words = u"kind %1 mode %2"_s.arg(int(m_kind)).arg(int(list.mode));
    const std::vector<Row> made = rows();
    for (quint32 left = roll(60); left > 0; --left)
        list.before.insert(m_all.ids[roll(m_all.ids.size())]);
    for (const Row &row : made) {
        if (row.people.size() == 1 && roll(3) == 0)
            list.before.insert(*row.people.begin());
    }
    list.bytes = encoded(text(made));
    list.hints.kind = m_kind; // a list of distinct ids that are emails is a list of emails to everybody but its maker
    expect(made, list);
    list.description = m_words;
    return list;
}

} // namespace

GeneratedList generateList(const Everybody &everybody, quint32 seed)
{
    return Maker(everybody, seed).make();
}

} // namespace desk::test
