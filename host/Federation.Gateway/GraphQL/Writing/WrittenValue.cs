using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>A value of an answer that is JSON already.</summary>
internal sealed record WrittenValue(ReadOnlyMemory<byte> Json);

/// <summary>Puts it into the answer as it is.</summary>
internal sealed class WrittenValueConverter : JsonConverter<WrittenValue>
{
    public override WrittenValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, WrittenValue value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
