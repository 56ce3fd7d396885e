using System.IO.Pipelines;
using Federation.Cluster.Problems;

namespace Federation.Gateway.Exports.Formats;

/// <summary>A kind of file that centres are exported as.</summary>
/// <param name="FileName">The last part of its address, too.</param>
/// <param name="Open">Begins a file of that kind; services are called as the language calls them.</param>
internal sealed record ExportFormat(string FileName, string ContentType, Func<PipeWriter, RemedyLanguage, IExportWriter> Open)
{
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("centres.csv", "text/csv; charset=utf-8; header=present", (body, language) => new CsvExport(body, language)),
        new("centres.geojson", "application/geo+json; charset=utf-8", (body, language) => new GeoJsonExport(body, language)),
        new(LicencesExport.FileName, "application/json; charset=utf-8", (body, _) => new LicencesExport(body)),
        new("centres.jsonl", "application/jsonl; charset=utf-8", (body, language) => new JsonLinesExport(body, language)),
    ];
}
