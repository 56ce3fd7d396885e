using System.Globalization;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;

namespace Federation.QueryFuzz.Tests;

/// <summary>Makes values for arguments: mostly of the right type, often of the kind that nobody thought of.</summary>
/// <param name="known">Ids and keys that name something.</param>
internal sealed class ValueMaker(Random random, IReadOnlyList<string> known)
{
    private static readonly string[] Numbers = ["0", "1", "-1", "2", "5", "20", "100", "101", "2147483647", "-2147483648", "2147483648", "9223372036854775808", "1e3", "0.5", "-0.0", "47.32", "179.9999999", "180", "-90", "1e308", "-1e308", "1e400", "5e-324", "123456789012345678901234567890"];

    private static readonly string[] Moments = ["2026-03-01T09:30:00Z", "2026-03-01T10:30+01:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00Z", "2026-03-01", "now", ""];

    private static readonly string[] Texts =
    [
        "", " ", "a", "centre", "coworking", "Étincelle", "l'atelier", "東京", "漢", "ﬁ", "ß", "İ", "\u202E", "\u200B", "\uFEFF", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "𐍈", "%", "_", "*", "\\", "\"", "'; DROP TABLE centre; --", "{ }", "[[[[", "null", "FR", "fr", "XX", "parking", "2026-03", "Mo-Fr 09:00-18:00",
        "a/1", "a/", "/", "://", "https://example.org/", "../../etc/passwd", "a@b.example", "+33 1 23 45 67 89", "\t\r\n", "f", "fAAAAAAAAAAc", "1", "-1",
    ];

    public FuzzedValue Make(IGraphType type, int depth = 0)
    {
        if (type is NonNullGraphType required) return Make(required.ResolvedType!, depth); // it is resolved
        int dice = random.Next(100);
        if (dice < 2) return new("null", "null");
        if (dice < 5) return Scalar(random.Next(4)); // of any type
        if (type is ListGraphType list) return List(Enumerable.Range(0, dice < 7 ? 150 : random.Next(4)).Select(_ => Make(list.ResolvedType!, depth)));
        return type switch
        {
            EnumerationGraphType values when dice < 95 => Pick(values.Values.Select(value => value.Name).ToList()) is var name ? new(name, Json(name)) : default,
            EnumerationGraphType => new("NOTHING_OF_THE_KIND", "\"NOTHING_OF_THE_KIND\""),
            IInputObjectGraphType input => depth > 4 ? new("{}", "{}") : Object(input, depth),
            _ => type.Name switch
            {
                "Int" or "Float" => Scalar(0),
                "Boolean" => Scalar(1),
                "DateTime" => Scalar(3),
                _ => Scalar(2),
            },
        };
    }

    private FuzzedValue Object(IInputObjectGraphType input, int depth)
    {
        var fields = input.Fields.ToList();
        var chosen = input.IsOneOf && random.Next(10) > 0 ? [Pick(fields)] : fields.Where(field => field.Type == typeof(NonNullGraphType) || field.ResolvedType is NonNullGraphType ? random.Next(50) > 0 : random.Next(3) == 0).ToList();
        var made = chosen.Select(field => (field.Name, Value: Make(field.ResolvedType!, depth + 1))).ToList();
        if (random.Next(60) == 0) made.Add(("nothing", Scalar(2)));
        return new($"{{{string.Join(", ", made.Select(field => $"{field.Name}: {field.Value.Literal}"))}}}", $"{{{string.Join(',', made.Select(field => $"{Json(field.Name)}:{field.Value.Json}"))}}}");
    }

    private static FuzzedValue List(IEnumerable<FuzzedValue> items)
    {
        var made = items.ToList();
        return new($"[{string.Join(", ", made.Select(item => item.Literal))}]", $"[{string.Join(',', made.Select(item => item.Json))}]");
    }

    private FuzzedValue Scalar(int kind)
    {
        switch (kind)
        {
            case 0:
                string number = random.Next(3) == 0 ? random.Next(-50, 120).ToString(CultureInfo.InvariantCulture) : Pick(Numbers);
                return new(number, number);
            case 1:
                string truth = random.Next(2) == 0 ? "true" : "false";
                return new(truth, truth);
            case 3:
                return Text(Pick(Moments));
            default:
                return Text(random.Next(12) switch
                {
                    < 5 when known.Count > 0 => Pick(known),
                    5 => new string((char)random.Next('a', 'z'), random.Next(1, 3_000)),
                    6 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => char.ConvertFromUtf32(random.Next(1, 0xD800)))),
                    _ => Pick(Texts),
                });
        }
    }

    /// <summary>A text in JSON is one in GraphQL too.</summary>
    private static FuzzedValue Text(string text) => Json(text) is var json ? new(json, json) : default;

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
