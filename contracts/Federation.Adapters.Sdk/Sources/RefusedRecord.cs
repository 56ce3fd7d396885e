using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>What stands in for a record that was passed over: where it was, and why it is in quarantine.</summary>
public static class RefusedRecord
{
    private const int MostIdCharacters = 256;
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    /// <summary>A record that holds nothing but its place and the reason.</summary>
    /// <param name="id">The record's id where it could be read; else empty. One too long to be an id is left out.</param>
    public static SourceRecord Of(string id, string locator, Issue reason) => new()
    {
        SourceId = id.Length <= MostIdCharacters ? id : "",
        Raw = EmptyObject,
        Locator = locator,
        Issues = [reason],
    };

    /// <summary>The reason <c>record.too-large</c>.</summary>
    public static Issue TooLarge(ParserLimits limits) => Issue.Error(
        "record.too-large", string.Create(CultureInfo.InvariantCulture, $"The record is larger than {limits.RecordBytes} bytes, the most a record may have."));
}
