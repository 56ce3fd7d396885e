using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Storage.Azure;

/// <summary>A commit that is too large for one transaction, written as a whole before anything of it is in the rows.</summary>
internal sealed record AzureRecord
{
    /// <summary>The feed's position when it is done.</summary>
    public required long Position { get; init; }

    /// <summary>What all bodies take when it is done.</summary>
    public required long Bytes { get; init; }

    /// <summary>In the order in which they are done.</summary>
    public required IReadOnlyList<AzureOperation> Operations { get; init; }

    /// <summary>The blobs that nothing names when it is done.</summary>
    public required IReadOnlyList<string> Obsolete { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, AzureRecordJson.Default.AzureRecord);

    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Damaged"/>: it is none.</exception>
    public static AzureRecord Of(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, AzureRecordJson.Default.AzureRecord) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static StoreUnavailableException Unreadable() => AzureFailure.Damaged("A large commit cannot be read back: its blob is not as it was written.");
}

[JsonSerializable(typeof(AzureRecord))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AzureRecordJson : JsonSerializerContext;
