namespace Federation.Cluster.Storage.Grains;

/// <summary>How a type of grain state becomes a row's body and back. Thread safe.</summary>
public interface IStateSerializer<TState>
{
    ReadOnlyMemory<byte> Serialize(TState state);

    /// <exception cref="System.Text.Json.JsonException">The body does not have this shape.</exception>
    TState Deserialize(ReadOnlySpan<byte> body);
}
