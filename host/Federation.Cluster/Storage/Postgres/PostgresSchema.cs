using System.Globalization;
using Npgsql;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>The tables, and how they came to be what they are.</summary>
internal static class PostgresSchema
{
    /// <summary>The version of the tables that this release writes.</summary>
    public static int Version => Steps.Length;

    // Kinds and ids are bytes: PostgreSQL keeps no U+0000 in a text, and bytes are ordered by code points without any collation.
    // store: one row. Whoever commits holds it from the first look to the end, so positions are given in the order of commits, and a reader who sees one sees all before it.
    // event: "batch" is the position of its batch's last event.
    // Bodies of some kilobytes are stored as they are: to compress them takes longer than to write them.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE store (one boolean PRIMARY KEY DEFAULT true CHECK (one), format int NOT NULL, position bigint NOT NULL);
        CREATE TABLE state (kind bytea NOT NULL, id bytea NOT NULL, version bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (kind, id));
        CREATE TABLE event (position bigint PRIMARY KEY, batch bigint NOT NULL, kind bytea NOT NULL, id bytea NOT NULL, body bytea NOT NULL);
        CREATE INDEX event_batch ON event (position) WHERE position = batch;
        CREATE TABLE idempotency (key bytea PRIMARY KEY, position bigint NOT NULL);
        INSERT INTO store (format, position) VALUES (0, 0);
        """,
    ];

    /// <summary>Creates the schema, or takes the steps that are missing. Safe while others do the same.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Newer"/>.</exception>
    public static async Task PrepareAsync(NpgsqlConnection connection, string schema, string place, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, $"SELECT pg_advisory_xact_lock(hashtext('federation {schema}'))", cancellationToken);
        // Asked for first: to create one takes a right that whoever keeps it need not have any more.
        if (!await ExistsAsync(connection, schema, cancellationToken)) await RunAsync(connection, $"CREATE SCHEMA IF NOT EXISTS \"{schema}\"", cancellationToken);
        int format = await FormatAsync(connection, cancellationToken) ?? 0;
        DemandKnown(format, place);
        for (int step = format; step < Steps.Length; step++) await RunAsync(connection, $"{Steps[step]} UPDATE store SET format = {(step + 1).ToString(CultureInfo.InvariantCulture)}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Missing"/> or <see cref="StoreCodes.Newer"/>.</exception>
    public static async Task DemandAsync(NpgsqlConnection connection, string schema, string place, CancellationToken cancellationToken) =>
        DemandKnown(await FormatAsync(connection, cancellationToken) ?? throw new StoreUnavailableException(StoreCodes.Missing, $"There is no directory in the schema {schema} of the database {place}."), place);

    /// <summary>Null where there are no tables.</summary>
    public static async Task<int?> FormatAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var there = new NpgsqlCommand("SELECT to_regclass('store') IS NOT NULL", connection);
        if (await there.ExecuteScalarAsync(cancellationToken) is not true) return null;
        await using var format = new NpgsqlCommand("SELECT format FROM store", connection);
        return await format.ExecuteScalarAsync(cancellationToken) as int?;
    }

    private static void DemandKnown(int format, string place)
    {
        if (format > Version) throw new StoreUnavailableException(StoreCodes.Newer, $"The database {place} has format {format}; this release knows formats up to {Version}.");
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT to_regnamespace($1) IS NOT NULL", connection) { Parameters = { new() { Value = schema } } };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
