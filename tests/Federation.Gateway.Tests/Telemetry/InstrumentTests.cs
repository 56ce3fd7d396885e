using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Telemetry;

/// <summary>The table of instruments in docs/operate.md, held against the instruments that there are.</summary>
public sealed partial class InstrumentTests
{
    [Fact]
    public async Task Table_OfInstruments_HasEachWithItsKindAndUnitAndNoOther()
    {
        foreach (var type in typeof(DirectoryTelemetry).Assembly.GetTypes().Where(type => type.Namespace == typeof(DirectoryTelemetry).Namespace && !type.ContainsGenericParameters)) RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(QueryMeter).TypeHandle);
        var known = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name != DirectoryTelemetry.Name) return;
            lock (known) known.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
        };
        listener.Start();
        await using var host = await GatewayHost.StartAsync(); // its gauges

        lock (known) Assert.Equal(known, Rows().Select(row => $"{row.Name} {row.Kind} {row.Unit}"));
    }

    [Fact]
    public void Table_OfInstruments_NamesAttributesThatThereAre()
    {
        var attributes = typeof(TelemetryTags).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);

        Assert.All(Rows().SelectMany(row => row.Attributes), attribute => Assert.Contains(attribute, attributes));
    }

    // https://opentelemetry.io/docs/specs/semconv/general/naming/ and UCUM: seconds, bytes, and what is counted in braces.
    [Fact]
    public void Instruments_AreNamedByTheConventions() => Assert.All(Rows(), row =>
    {
        Assert.Matches(@"^federation(\.[a-z]+(_[a-z]+)*)+$", row.Name);
        Assert.Matches(@"^(s|By|\{[a-z]+\})$", row.Unit);
        Assert.Equal(row.Unit == "s" && row.Kind == "histogram", row.Name.EndsWith(".duration", StringComparison.Ordinal));
    });

    private static string Guide([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../docs/operate.md"));

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "ObservableGauge" => "gauge",
        var other => other,
    };

    private static List<(string Name, string Kind, string Unit, string[] Attributes)> Rows() =>
    [
        .. File.ReadAllLines(Guide()).Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups["name"].Value, match.Groups["kind"].Value, match.Groups["unit"].Value, Code().Matches(match.Groups["attributes"].Value).Select(code => code.Groups[1].Value).ToArray())),
    ];

    [GeneratedRegex(@"^\| `(?<name>federation\.[^`]+)` \| (?<kind>\w+) \| `(?<unit>[^`]+)` \|(?<attributes>[^|]*)\|")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
