using Npgsql;
using static Federation.Cluster.Storage.Postgres.PostgresText;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>The ids of a scan that are still to be given, as bytes of UTF-8.</summary>
/// <param name="From">The first that may be.</param>
/// <param name="Before">The first that may not be; null where there is no end.</param>
internal sealed record IdRange(byte[] From, byte[]? Before)
{
    public static IdRange Of(string prefix)
    {
        byte[] from = Bytes(prefix);
        if (from.Length == 0) return new IdRange(from, null);
        // The first bytes after everything that starts with the prefix. UTF-8 never holds 0xFF, so its last byte can grow.
        byte[] before = [.. from];
        before[^1]++;
        return new IdRange(from, before);
    }

    /// <summary>What comes after an id, to the same end. No text lies between it and the same with U+0000 behind it.</summary>
    public IdRange After(string id) => this with { From = id.Length == 0 ? [] : [.. Bytes(id), 0] };

    /// <param name="select">What is read of the rows, without a condition.</param>
    public NpgsqlCommand Command(string select, string kind, int limit, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand($"{select} WHERE kind = $1 AND id >= $2 {(Before is null ? "" : "AND id < $4 ")}ORDER BY id LIMIT $3", connection) { Parameters = { One(Bytes(kind)), One(From), One((long)limit) } };
        if (Before is not null) command.Parameters.Add(One(Before));
        return command;
    }
}
