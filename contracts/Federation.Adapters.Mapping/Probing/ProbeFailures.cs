using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing;

/// <summary>Why nothing can be said of a source.</summary>
internal static class ProbeFailures
{
    public static AdapterException UnknownFormat(string what) =>
        new(FailureKind.SourceChanged, "probe.unknown-format", $"The source is {what}: none of CSV, XLSX, JSON, JSON lines, GeoJSON, XML, a web page or JSON-LD.");

    public static AdapterException NoRecords(string what) =>
        new(FailureKind.SourceChanged, "probe.no-records", $"The source is {what}, and nothing in it looks like a list of places.");

    public static AdapterException TooLarge() =>
        new(FailureKind.SourceChanged, "probe.too-large", string.Create(CultureInfo.InvariantCulture, $"The source is larger than {SourceStart.MostBytes >> 20} MiB, and is of a format that cannot be read from its start alone."));
}
