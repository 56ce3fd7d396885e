using System.IO.Pipelines;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Problems;

namespace Federation.Gateway.Exports.Formats;

/// <summary>
/// One FeatureCollection after RFC 7946. What the format does not know of stands beside it: since when it is so (<c>asOf</c>), and at its end the licences of everything in it, which are known only then.
/// </summary>
internal sealed class GeoJsonExport(PipeWriter body, RemedyLanguage language) : IExportWriter
{
    private readonly Utf8JsonWriter _json = new(body, CentreJson.Options);
    private readonly TermsOfAll _terms = new();

    public void Begin(DateTimeOffset at)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteString("asOf", at);
        _json.WriteStartArray("features");
    }

    public void Add(ExportedCentre exported)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteString("id", exported.Centre.Id.Value);
        WriteGeometry(exported.Centre.Content.Location);
        _json.WriteStartObject("properties");
        CentreJson.WriteMembers(_json, exported, language);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _terms.Add(exported);
    }

    public void End()
    {
        _json.WriteEndArray();
        _terms.WriteTo(_json);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void WriteGeometry(Location? location)
    {
        if (location is null)
        {
            _json.WriteNull("geometry");
            return;
        }

        _json.WriteStartObject("geometry");
        _json.WriteString("type", "Point");
        _json.WriteStartArray("coordinates");
        _json.WriteNumberValue(location.Longitude);
        _json.WriteNumberValue(location.Latitude);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }
}
