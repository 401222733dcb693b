// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/choicelist.h"

#include "models/codec/jsontext.h"
#include "models/criteria/words.h"
#include "models/tables/celltext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QHash>
#include <QKeyEvent>
#include <QScreen>
#include <QStandardItemModel>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {
constexpr int visibleRows = 10;
constexpr int widest = 80;            // characters
constexpr qsizetype longestRow = 300; // characters; more is never seen
constexpr int ChoiceRole = Qt::UserRole + 1;
} // namespace

ChoiceList::ChoiceList(QWidget *field)
    : QListView(field)
    , m_field(field)
    , m_rows(new QStandardItemModel(this))
{
    setWindowFlags(Qt::Popup);
    setFocusPolicy(Qt::NoFocus); // and no proxy: the order of Tab would go on from this other window
    setModel(m_rows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it would cover the last of few rows
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(tr("Choices"));
}

void ChoiceList::fill(const Choices &choices, const QString &above, const QString &below)
{
    m_choices = choices;
    m_rows->clear();
    QHash<std::pair<QString, QString>, int> alike;
    for (const Choice &choice : m_choices)
        ++alike[{choice.text, choice.detail}];
    addNote(above);
    for (size_t row = 0; row < m_choices.size(); ++row)
        addChoice(row, alike.value({m_choices[row].text, m_choices[row].detail}) > 1);
    addNote(below);
}

//! The number 1 and the text "1" look alike: then the rows say which they are.
void ChoiceList::addChoice(size_t row, bool looksAlike)
{
    const Choice &choice = m_choices[row];
    QStringList parts{oneLineText(choice.text, longestRow), choice.detail, choice.whyNot};
    if (looksAlike)
        parts.insert(1, oneLineText(QString::fromUtf8(writeJson(choice.value)), longestRow));
    parts.removeAll(QString());
    auto *item = new QStandardItem(parts.join(u"  –  "_s));
    item->setData(static_cast<int>(row), ChoiceRole);
    item->setToolTip(plainToolTip(choice.whyNot.isEmpty() ? item->text() : choice.whyNot));
    item->setEnabled(choice.whyNot.isEmpty());
    if (!choice.iconName.isEmpty())
        item->setIcon(icon(choice.iconName));
    m_rows->appendRow(item);
}

void ChoiceList::addNote(const QString &text)
{
    if (text.isEmpty())
        return;
    auto *item = new QStandardItem(text);
    item->setEnabled(false);
    m_rows->appendRow(item);
}

void ChoiceList::open()
{
    if (m_rows->rowCount() == 0)
        return hide();
    int high = 2 * frameWidth();
    for (int row = 0; row < std::min(visibleRows, m_rows->rowCount()); ++row)
        high += sizeHintForRow(row); // notes have no icon and are lower
    const int wide =
        std::max(m_field->width(), std::min(sizeHintForColumn(0) + 2 * gridUnit(this), textWidth(this, widest)));
    const QRect room = m_field->screen()->availableGeometry();
    QPoint corner = m_field->mapToGlobal(QPoint(0, m_field->height()));
    if (corner.y() + high > room.bottom())
        corner.setY(m_field->mapToGlobal(QPoint(0, 0)).y() - high);
    if (isRightToLeft())
        corner.rx() += m_field->width() - wide;
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - wide)));
    setGeometry(QRect(corner, QSize(wide, high)));
    show();
}

const Choice *ChoiceList::choiceAt(const QModelIndex &index) const
{
    const QVariant row = index.data(ChoiceRole);
    if (!row.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return nullptr;
    return &m_choices[static_cast<size_t>(row.toInt())];
}

void ChoiceList::markFirst()
{
    for (int row = 0; row < m_rows->rowCount(); ++row)
        if (choiceAt(m_rows->index(row, 0)))
            return setCurrentIndex(m_rows->index(row, 0));
}

bool ChoiceList::moves(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Down || event.key() == Qt::Key_Up || event.key() == Qt::Key_PageDown ||
           event.key() == Qt::Key_PageUp;
}

} // namespace desk
