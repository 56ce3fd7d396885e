using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;

namespace Federation.Adapters.Worker.Tests.Persons;

/// <summary>JSON texts with odd white space, odd numbers and few names, and pointers that often hit.</summary>
internal static class JsonGen
{
    private static readonly string[] Names = ["a", "b", "c", "a/b", "~", "é", "0", ""];

    private static readonly Gen<string> Blank = OneOf("", "", " ", "\n\t", "  ");

    private static readonly Gen<string> Leaf = OneOf("1", "-0", "1.50", "1E+2", "true", "null", "\"x\"", "\"\\u0041,}\"", "\"é]\"", "\"\\\"\"", "[]", "{}", "{ }");

    public static Gen<string> Documents { get; } = Value(3);

    public static Gen<string[]> Pointers { get; } =
        OneOf(Names).Select(name => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))
            .Array[1, 3].Select(parts => "/" + string.Join('/', parts)).Array[1, 4];

    /// <summary>What cutting means, on a tree.</summary>
    public static JsonNode? Remove(JsonNode? document, IEnumerable<string> pointers)
    {
        foreach (string pointer in pointers)
        {
            string[] parts = [.. pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
            var node = document;
            foreach (string part in parts.SkipLast(1)) node = Child(node, part);
            if (node is JsonObject members) members.Remove(parts[^1]);
            else if (node is JsonArray items && Index(items, parts[^1]) is { } index) items[index] = null;
        }

        return document;
    }

    private static JsonNode? Child(JsonNode? node, string part) => node switch
    {
        JsonObject members => members[part],
        JsonArray items => Index(items, part) is { } index ? items[index] : null,
        _ => null,
    };

    private static int? Index(JsonArray items, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < items.Count ? index : null;

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string> Value(int depth) => depth == 0 ? Leaf : Gen.OneOf(Leaf, Object(depth), Object(depth), Array(depth));

    private static Gen<string> Object(int depth) =>
        Gen.Select(Gen.Shuffle(Names), Gen.Int[0, 4], Gen.Select(Blank, Value(depth - 1), Blank).Array[4], (names, count, values) =>
            "{" + string.Join(',', names.Take(count).Zip(values, (name, value) => $"{value.Item1}\"{name}\":{value.Item2}{value.Item3}")) + "}");

    private static Gen<string> Array(int depth) =>
        Gen.Select(Blank, Value(depth - 1)).Array[0, 3].Select(items => "[" + string.Join(',', items.Select(item => item.Item1 + item.Item2)) + "]");
}
