using System.Globalization;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

/// <summary>A moment in UTC, to the millisecond. Output only.</summary>
internal sealed class DateTimeScalar : ScalarGraphType
{
    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment in UTC, to the millisecond, after ISO 8601: 2026-03-01T09:30:00.000Z.";
    }

    public override object? ParseValue(object? value) => value is null ? null : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };
}
