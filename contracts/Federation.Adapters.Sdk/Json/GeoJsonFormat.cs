using System.Diagnostics.CodeAnalysis;

namespace Federation.Adapters.Sdk;

/// <summary>A GeoJSON feature collection (RFC 7946): each feature is a record.</summary>
public sealed class GeoJsonFormat : JsonArrayFormat
{
    [SetsRequiredMembers]
    public GeoJsonFormat(string idPointer)
    {
        Member = "features";
        IdPointer = idPointer;
    }

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.MediaType == "application/geo+json" || base.Recognises(source);
}
