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
    /// <summary>There are as many terms as sources, unless somebody wants us to keep many; each feature has its own all the same.</summary>
    private const int MostTerms = 1_000;

    private readonly Utf8JsonWriter _json = new(body, CentreJson.Options);
    private readonly HashSet<(string Licence, string Attribution)> _terms = [];
    private bool _moreTerms;

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
        foreach (var source in exported.Sources)
        {
            if (_terms.Count < MostTerms) _terms.Add((source.Licence, source.Attribution));
            else _moreTerms |= !_terms.Contains((source.Licence, source.Attribution));
        }
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteStartArray("licences");
        foreach (var (licence, attribution) in _terms.OrderBy(term => term.Licence, StringComparer.Ordinal).ThenBy(term => term.Attribution, StringComparer.Ordinal))
        {
            _json.WriteStartObject();
            _json.WriteString("licence", licence);
            _json.WriteString("attribution", attribution);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteBoolean("moreLicences", _moreTerms);
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
