using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

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

    /// <summary>Only a text: the library takes numbers as they stand, of which the moment is made too late.</summary>
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => ParseValue(text.Value.ToString()),
        _ => ThrowLiteralConversionError(value),
    };

    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue || (value is GraphQLStringValue text && TryParse(text.Value.Span, out _));

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text when TryParse(text, out var at) => at,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    private static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
}
