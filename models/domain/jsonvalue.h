// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace desk {

class JsonValue;
struct JsonMember;
using JsonArray = std::vector<JsonValue>;
//! Members in the order received; duplicates are kept.
using JsonMembers = std::vector<JsonMember>;

//! A number as the token that was written, so that 2^70, 1e400 and 1.0 survive a load and save.
struct JsonNumber
{
    QByteArray token;
    bool operator==(const JsonNumber &) const = default;
};

//! Any JSON value without loss: number tokens, member order and duplicate members are kept. Copies share (copy on
//! write); destruction and comparison are iterative, so depth is no danger. The codec room parses and writes it.
class JsonValue
{
public:
    enum class Type { Absent, Null, Bool, Number, String, Array, Object };

    JsonValue() = default; //!< absent: not even null
    JsonValue(std::nullptr_t)
        : m_data(nullptr)
    {}
    explicit JsonValue(bool value)
        : m_data(value)
    {}
    JsonValue(JsonNumber value)
        : m_data(std::move(value))
    {}
    JsonValue(QString value)
        : m_data(std::move(value))
    {}
    JsonValue(JsonArray value);
    JsonValue(JsonMembers value);
    static JsonValue fromInteger(qint64 value) { return JsonNumber{QByteArray::number(value)}; }
    static JsonValue fromDouble(double value);
    static JsonValue emptyObject();
    static JsonValue emptyArray();
    JsonValue(const JsonValue &) = default;
    JsonValue(JsonValue &&) noexcept = default;
    JsonValue &operator=(const JsonValue &other);
    JsonValue &operator=(JsonValue &&other) noexcept;
    ~JsonValue();

    Type type() const { return static_cast<Type>(m_data.index()); }
    bool isAbsent() const { return type() == Type::Absent; }
    bool isNull() const { return type() == Type::Null; }
    bool isBool() const { return type() == Type::Bool; }
    bool isNumber() const { return type() == Type::Number; }
    bool isString() const { return type() == Type::String; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }

    bool toBool(bool fallback = false) const;
    QString toString(const QString &fallback = {}) const; //!< only of a String
    QByteArray numberToken() const;                       //!< only of a Number
    std::optional<qint64> toInteger() const;              //!< of a Number whose token is a whole number in range
    std::optional<double> toDouble() const;               //!< of a Number that is finite as a double

    const JsonArray &array() const;     //!< empty unless an Array
    const JsonMembers &members() const; //!< empty unless an Object
    JsonArray &editArray();             //!< detaches; becomes an Array when it is none
    JsonMembers &editMembers();         //!< detaches; becomes an Object when it is none

    //! The last member of that name (as JSON parsers do), absent when there is none.
    const JsonValue &operator[](QStringView name) const;
    bool contains(QStringView name) const;
    void set(const QString &name, JsonValue value); //!< replaces the last member of that name in place, or appends
    bool remove(QStringView name);                  //!< all members of that name
    qsizetype size() const;                         //!< elements or members

    //! Same type, same tokens, same order. For equality as JSON values see codec/jsonequal.h.
    friend bool operator==(const JsonValue &a, const JsonValue &b) { return sameAs(a, b); }

private:
    using Data = std::variant<std::monostate, std::nullptr_t, bool, JsonNumber, QString, std::shared_ptr<JsonArray>,
                              std::shared_ptr<JsonMembers>>;
    static bool sameAs(const JsonValue &a, const JsonValue &b);
    bool holdsChildren() const;
    Data m_data;
};

struct JsonMember
{
    QString name;
    JsonValue value;
    bool operator==(const JsonMember &) const = default;
};

} // namespace desk
