using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Federation.Cluster.Problems;

namespace Federation.Gateway.Exports.Formats;

/// <summary>JSON Lines: one object a line, nothing around them, so that a reader needs to hold one.</summary>
internal sealed class JsonLinesExport(PipeWriter body, RemedyLanguage language) : IExportWriter
{
    private readonly Utf8JsonWriter _json = new(body, CentreJson.Options);

    public void Begin(DateTimeOffset at)
    {
    }

    public void Add(ExportedCentre exported)
    {
        _json.Reset();
        _json.WriteStartObject();
        CentreJson.WriteMembers(_json, exported, language);
        if (exported.Centre.Content.Location is { } location)
        {
            _json.WriteStartObject("location");
            _json.WriteNumber("latitude", location.Latitude);
            _json.WriteNumber("longitude", location.Longitude);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("location");
        }

        _json.WriteEndObject();
        _json.Flush();
        body.Write("\n"u8);
    }

    public void End()
    {
    }

    public void Dispose() => _json.Dispose();
}
