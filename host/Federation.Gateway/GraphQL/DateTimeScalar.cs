using System.Globalization;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

/// <summary>A moment in UTC, to the millisecond; as an argument with any offset.</summary>
internal sealed class DateTimeScalar : ScalarGraphType
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment in UTC, to the millisecond, after ISO 8601: 2026-03-01T09:30:00.000Z. An argument may have another offset, 2026-03-01T10:30+01:00.";
    }

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => at,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };
}
