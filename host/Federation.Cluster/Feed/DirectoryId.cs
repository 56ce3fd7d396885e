using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Feed;

/// <summary>
/// Names a directory among others for ever: 32 lower-case hexadecimal digits, random. A data folder that is copied stays the same directory.
/// </summary>
[GenerateSerializer, Immutable, Alias("directory-id"), JsonConverter(typeof(DirectoryIdJson))]
public readonly record struct DirectoryId
{
    private const int Length = 32;

    private DirectoryId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public static DirectoryId New() => new(RandomNumberGenerator.GetHexString(Length, lowercase: true));

    public static bool TryParse(string? text, out DirectoryId id)
    {
        bool valid = text is { Length: Length } && !text.AsSpan().ContainsAnyExcept("0123456789abcdef");
        id = valid ? new DirectoryId(text!) : default; // valid implies not null
        return valid;
    }

    public override string ToString() => Value;
}
