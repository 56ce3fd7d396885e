using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads which rows are records.</summary>
internal static class RecordsReader
{
    public static RecordRules? Read(Section file, ValueReader values)
    {
        if (file.RequiredPart("records", Keys.Records) is not { } records) return null;
        var groupBy = records.Find("groupBy") is { } group ? values.Columns(group, "\"groupBy\"") : [];
        if (records.Has("id") && groupBy.Count > 0) records.Refuse("rows that are put together have what they are put together by as their id", "id");
        var id = groupBy.Count > 0 ? new JoinedId(groupBy) : records.Required("id") is { } node ? Id(node, values) : null;
        var where = records.Find("where") is { } conditions ? Conditions(conditions, values) : [];
        var persons = records.Find("persons") is { } names ? values.Columns(names, "\"persons\"") : [];
        return id is null ? null : new RecordRules { Id = id, GroupBy = groupBy, Where = where, Persons = persons };
    }

    private static IdRule? Id(YamlNode node, ValueReader values)
    {
        if (node is YamlText) return values.Column(node, "\"id\"") is { } column ? new ColumnId(column) : null;
        if (node is YamlList) return values.Columns(node, "\"id\"") is { Count: > 0 } columns ? columns is [var only] ? new ColumnId(only) : new JoinedId(columns) : null;
        if (Section.Open(node, Keys.Id, values.Problems) is not { } id) return null;
        if (id.Has("hash") == id.Has("expression"))
        {
            values.Problems.Add("mapping.value", "\"id\" is a column, a list of columns, or one of hash, expression.", node);
            return null;
        }

        if (id.Find("hash") is { } hash) return values.Columns(hash, "\"hash\"") is { Count: > 0 } columns ? new HashedId(columns) : null;
        return id.Find("expression") is { } way && values.Expression(way, "\"expression\"") is { } expression ? new ExpressionId(expression) : null;
    }

    private static IReadOnlyList<Condition> Conditions(YamlNode node, ValueReader values)
    {
        var items = node is YamlList list ? list.Items : [node];
        return [.. items.Select(item => Section.Open(item, Keys.Condition, values.Problems)).OfType<Section>().Select(section => Condition(section, values)).OfType<Condition>()];
    }

    private static Condition? Condition(Section section, ValueReader values)
    {
        if (section.Has("column") == section.Has("expression"))
        {
            values.Problems.Add("mapping.value", "A condition has exactly one of column, expression.", section.Node);
            return null;
        }

        if (section.Has("column") && !section.Has("is") && !section.Has("isNot") && !section.Has("matches") && !section.Has("filled"))
        {
            values.Problems.Add("mapping.value", "A condition says what the column has to be: is, isNot, matches or filled.", section.Node);
            return null;
        }

        return new Condition
        {
            Column = section.Find("column") is { } column ? values.Column(column, "\"column\"") : null,
            Expression = section.Find("expression") is { } way ? values.Expression(way, "\"expression\"") : null,
            Is = Words(section, "is"),
            IsNot = Words(section, "isNot"),
            Matches = section.Find("matches") is { } pattern ? values.Pattern(pattern, "\"matches\"") : null,
            Filled = section.Has("filled") ? section.Flag("filled") : null,
        };
    }

    private static HashSet<string>? Words(Section section, string key) => section.Texts(key) is { Count: > 0 } words ? words.Select(Folding.Of).ToHashSet(StringComparer.Ordinal) : null;
}
