// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QLayout;
class QWidget;

namespace desk {

//! The grid of the window: half the height of the font, so that everything grows with it.
int gridUnit(const QWidget *widget);
int grid(const QWidget *widget, double units);
//! Margins and spacing of a layout in grid units.
void setGrid(QLayout *layout, const QWidget *widget, double margin, double spacing);
//! The width of `characters` average characters, for first sizes of fields and columns.
int textWidth(const QWidget *widget, int characters);

//! The three sizes of text that the program has; titles are bold.
enum class TextSize { Title, Body, Small };
void setTextSize(QWidget *widget, TextSize size);
//! A label in one of the sizes; plain text, whatever the text holds.
QLabel *plainLabel(QWidget *parent, TextSize size = TextSize::Body);

} // namespace desk
