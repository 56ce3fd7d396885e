using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Cluster.Storage.Grains;

/// <summary>JSON by a source-generated contract: readable with any SQLite tool, and no reflection.</summary>
internal sealed class JsonStateSerializer<TState>(JsonTypeInfo<TState> contract) : IStateSerializer<TState>
{
    public ReadOnlyMemory<byte> Serialize(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, contract);

    public TState Deserialize(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, contract) ?? throw new JsonException("The body is null.");
}
