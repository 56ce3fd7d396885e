using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.EndToEnd.Tests.Telemetry;

/// <summary>Reads the text form of Prometheus, and takes nothing that is not in it (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
internal static partial class PrometheusText
{
    /// <returns>The families, by name, with their type and how many samples they have.</returns>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static IReadOnlyDictionary<string, (string Type, int Samples)> Read(string text)
    {
        if (!text.EndsWith('\n')) throw new FormatException("The last line has no end.");
        var families = new Dictionary<string, (string Type, int Samples)>(StringComparer.Ordinal);
        string? family = null;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (Type().Match(line) is { Success: true } type)
            {
                family = type.Groups["name"].Value;
                if (!families.TryAdd(family, (type.Groups["type"].Value, 0))) throw new FormatException($"{family} stands twice.");
            }
            else if (Sample().Match(line) is { Success: true } sample)
            {
                if (family is null || Family(sample.Groups["name"].Value, families[family].Type) != family) throw new FormatException($"A sample stands in no family: {line}");
                if (!double.TryParse(sample.Groups["value"].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture, out _)) throw new FormatException($"It is no number: {line}");
                families[family] = (families[family].Type, families[family].Samples + 1);
            }
            else if (!Comment().IsMatch(line))
            {
                throw new FormatException($"It is no line of it: {line}");
            }
        }

        return families;
    }

    private static string Family(string sample, string type) => type == "histogram" ? Part().Replace(sample, "") : sample;

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$")]
    private static partial Regex Type();

    [GeneratedRegex("^# (HELP|UNIT) [a-zA-Z_:][a-zA-Z0-9_:]* .*$|^# EOF$")]
    private static partial Regex Comment();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*",?)*\})? (?<value>[-+0-9.eE]+|[+-]?Inf|NaN)( [0-9]+)?$""")]
    private static partial Regex Sample();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Part();
}
