using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace Federation.Cluster.Storage.Azure;

/// <summary>A row of the table other than the head: a state row, an event or an idempotency key.</summary>
internal sealed record AzureRow
{
    /// <summary>What has to be read to know which row it is.</summary>
    public static readonly string[] Names = [nameof(RowKey), nameof(Kind), nameof(Id)];

    /// <summary>What has to be read to replace a row.</summary>
    public static readonly string[] Figures = [nameof(RowKey), nameof(Version), nameof(Blob), nameof(Size)];

    public required string RowKey { get; init; }

    /// <summary>The kind of a state row, or of an event's subject, in UTF-8; null of an idempotency key.</summary>
    public byte[]? Kind { get; init; }

    /// <summary>The id of a state row, or of an event's subject, or the idempotency key, in UTF-8.</summary>
    public byte[]? Id { get; init; }

    /// <summary>Of a state row.</summary>
    public long? Version { get; init; }

    /// <summary>Of an event, the place of the last of its batch.</summary>
    public long? Batch { get; init; }

    /// <summary>Of an idempotency key, the feed's position after its batch.</summary>
    public long? Position { get; init; }

    /// <summary>Null where it is in a blob.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The name of the blob that is the body; null where the body is here.</summary>
    public string? Blob { get; init; }

    /// <summary>The bytes of the body.</summary>
    public long Size { get; init; }

    /// <summary>At most what it takes of a transaction, in bytes: bytes are written in base 64, and the row key thrice.</summary>
    [JsonIgnore]
    public long Weight => 1_000 + (3 * RowKey.Length) + ((((Body?.Length ?? 0) + (Kind?.Length ?? 0) + (Id?.Length ?? 0) + 9L) / 3) * 4);

    public static AzureRow Of(TableEntity entity) => new()
    {
        RowKey = entity.RowKey,
        Kind = entity.GetBinary(nameof(Kind)),
        Id = entity.GetBinary(nameof(Id)),
        Version = entity.GetInt64(nameof(Version)),
        Batch = entity.GetInt64(nameof(Batch)),
        Position = entity.GetInt64(nameof(Position)),
        Body = entity.GetBinary(nameof(Body)),
        Blob = entity.GetString(nameof(Blob)),
        Size = entity.GetInt64(nameof(Size)) ?? 0,
    };

    public TableEntity ToEntity()
    {
        var entity = new TableEntity(AzureKeys.Partition, RowKey);
        if (Kind is not null) entity[nameof(Kind)] = Kind;
        if (Id is not null) entity[nameof(Id)] = Id;
        if (Version is not null) entity[nameof(Version)] = Version;
        if (Batch is not null) entity[nameof(Batch)] = Batch;
        if (Position is not null) entity[nameof(Position)] = Position;
        if (Body is not null) entity[nameof(Body)] = Body;
        if (Blob is not null) entity[nameof(Blob)] = Blob;
        if (Position is null) entity[nameof(Size)] = Size;
        return entity;
    }
}
