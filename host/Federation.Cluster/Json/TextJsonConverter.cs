using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Json;

/// <summary>Stores a strong id as its text, and refuses a text that is none.</summary>
public abstract class TextJsonConverter<T> : JsonConverter<T>
{
    /// <summary>Reads a text; false when it is none.</summary>
    protected delegate bool Parser(string? text, out T value);

    protected abstract Parser TryParse { get; }

    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString(), out var value) ? value : throw new JsonException($"Not a {typeof(T).Name}.");

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value?.ToString());
}
