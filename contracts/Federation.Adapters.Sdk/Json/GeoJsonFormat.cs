using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A GeoJSON feature collection (RFC 7946): each feature is a record. The collection's members may stand in any order. A <c>crs</c> member
/// that is not WGS 84 fails the run (<c>geojson.crs</c>): its coordinates would be read as places where nothing is.
/// </summary>
public sealed class GeoJsonFormat : JsonArrayFormat
{
    [SetsRequiredMembers]
    public GeoJsonFormat(string idPointer)
    {
        Member = "features";
        IdPointer = idPointer;
    }

    /// <inheritdoc/>
    protected internal override string? Beside => "crs";

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.MediaType == "application/geo+json" || base.Recognises(source);

    /// <inheritdoc/>
    protected internal override void JudgeBeside(JsonElement value)
    {
        if (CoordinateSystem.Other(value) is { } other) throw new AdapterException(FailureKind.SourceChanged, "geojson.crs", $"The coordinates are in \"{Excerpt.Of(other)}\"; GeoJSON is WGS 84, longitude first.");
    }
}
