using System.IO.Pipelines;
using System.Text.Json;

namespace Federation.Gateway.Exports.Formats;

/// <summary>The terms of all that the other formats hold for the same question, without the centres: what <c>Link: rel="license"</c> of each leads to.</summary>
internal sealed class LicencesExport(PipeWriter body) : IExportWriter
{
    public const string FileName = "centres.licences.json", Address = "/export/" + FileName;

    private readonly Utf8JsonWriter _json = new(body, CentreJson.Options);
    private readonly TermsOfAll _terms = new();

    public void Begin(DateTimeOffset at)
    {
        _json.WriteStartObject();
        _json.WriteString("asOf", at);
    }

    public void Add(ExportedCentre centre) => _terms.Add(centre);

    public void End()
    {
        _json.WriteNumber("centres", _terms.Centres);
        _terms.WriteTo(_json);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();
}
