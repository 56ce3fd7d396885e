using System.Buffers.Binary;
using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// The one row that every transaction writes, if it is as the writer knew it: so all commits of all processes are in one order, and what a writer read since it knew the head is still so when it commits.
/// </summary>
internal sealed record AzureHead
{
    /// <summary>The version of the shape of rows, keys and blobs.</summary>
    public const int Current = 1;

    // Whoever is in doubt of a commit looks here within seconds: so many processes would have to commit in between.
    private const int MostTurns = 32;

    private const int TurnBytes = 2 * sizeof(long);

    public int Format { get; init; } = Current;

    /// <summary>The feed's position.</summary>
    public long Position { get; init; }

    /// <summary>What the bodies of all rows and events take.</summary>
    public long Bytes { get; init; }

    /// <summary>Blobs are named by the era they were written in. Of an older one than this none will be named any more by a row that does not name it now.</summary>
    public long Era { get; init; } = 1;

    /// <summary>The blob with a commit that was too large for one transaction and is not all in the rows yet; null for none. Nothing else is committed before it is.</summary>
    public string? Record { get; init; }

    /// <summary>How many operations of the record, or rows of a filling, are in the table.</summary>
    public int Applied { get; init; }

    /// <summary>Who writes here what another store holds, chosen by chance for each copy (<see cref="AzureTakeOver"/>); 0 where the table is whole.</summary>
    public long Filler { get; init; }

    /// <summary>True from a copy's beginning to its end, also where whoever made it has ended before.</summary>
    public bool IsFilling => Filler != 0;

    /// <summary>The last commit of each of the processes that committed last, the newest first: by this one that got no answer knows whether it has committed.</summary>
    public ImmutableArray<WriterTurn> Turns { get; init; } = [];

    /// <summary>As it was read.</summary>
    public ETag ETag { get; init; }

    public AzureHead With(WriterTurn turn) => this with { Turns = [turn, .. Turns.Where(other => other.Writer != turn.Writer).Take(MostTurns - 1)] };

    public bool Holds(WriterTurn turn) => Turns.Contains(turn);

    public static AzureHead Of(TableEntity entity) => new()
    {
        Format = entity.GetInt32(nameof(Format)) ?? 0,
        Position = entity.GetInt64(nameof(Position)) ?? 0,
        Bytes = entity.GetInt64(nameof(Bytes)) ?? 0,
        Era = entity.GetInt64(nameof(Era)) ?? 0,
        Record = entity.GetString(nameof(Record)),
        Applied = entity.GetInt32(nameof(Applied)) ?? 0,
        Filler = entity.GetInt64(nameof(Filler)) ?? 0,
        Turns = Read(entity.GetBinary(nameof(Turns)) ?? []),
        ETag = entity.ETag,
    };

    public TableEntity ToEntity()
    {
        var entity = new TableEntity(AzureKeys.Partition, AzureKeys.Head)
        {
            [nameof(Format)] = Format,
            [nameof(Position)] = Position,
            [nameof(Bytes)] = Bytes,
            [nameof(Era)] = Era,
            [nameof(Applied)] = Applied,
            [nameof(Filler)] = Filler,
            [nameof(Turns)] = Written(Turns),
        };
        if (Record is not null) entity[nameof(Record)] = Record;
        return entity;
    }

    private static ImmutableArray<WriterTurn> Read(byte[] bytes)
    {
        var turns = ImmutableArray.CreateBuilder<WriterTurn>(bytes.Length / TurnBytes);
        for (int start = 0; start + TurnBytes <= bytes.Length; start += TurnBytes)
        {
            turns.Add(new WriterTurn(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(start)), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(start + sizeof(long)))));
        }

        return turns.ToImmutable();
    }

    private static byte[] Written(ImmutableArray<WriterTurn> turns)
    {
        var bytes = new byte[turns.Length * TurnBytes];
        foreach (var (index, turn) in turns.Index())
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(index * TurnBytes), turn.Writer);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan((index * TurnBytes) + sizeof(long)), turn.Number);
        }

        return bytes;
    }
}

/// <summary>A commit of one process.</summary>
/// <param name="Writer">Chosen by chance when the store was opened.</param>
/// <param name="Number">Counted by the process.</param>
internal readonly record struct WriterTurn(long Writer, long Number);
