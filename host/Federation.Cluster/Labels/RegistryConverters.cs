using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>A label's event between silos: the registry knows no Orleans, so as the JSON in which it is stored.</summary>
[RegisterConverter]
internal sealed class LabelEventConverter : IConverter<LabelEvent, LabelEventJson>
{
    public LabelEvent ConvertFromSurrogate(in LabelEventJson surrogate) =>
        JsonSerializer.Deserialize(surrogate.Utf8, ClusterJson.Default.LabelEvent) ?? throw new JsonException("The event is null.");

    public LabelEventJson ConvertToSurrogate(in LabelEvent value) => new() { Utf8 = JsonSerializer.SerializeToUtf8Bytes(value, ClusterJson.Default.LabelEvent) };
}

[GenerateSerializer, Immutable, Alias("label-event-json")]
internal struct LabelEventJson
{
    [Id(0)]
    public byte[] Utf8;
}

/// <summary>The levels of a label between silos, in the same way.</summary>
[RegisterConverter]
internal sealed class LabelLevelsConverter : IConverter<LabelLevels, LabelLevelsJson>
{
    public LabelLevels ConvertFromSurrogate(in LabelLevelsJson surrogate) =>
        JsonSerializer.Deserialize(surrogate.Utf8, ClusterJson.Default.LabelLevels) ?? throw new JsonException("The levels are null.");

    public LabelLevelsJson ConvertToSurrogate(in LabelLevels value) => new() { Utf8 = JsonSerializer.SerializeToUtf8Bytes(value, ClusterJson.Default.LabelLevels) };
}

[GenerateSerializer, Immutable, Alias("label-levels-json")]
internal struct LabelLevelsJson
{
    [Id(0)]
    public byte[] Utf8;
}
