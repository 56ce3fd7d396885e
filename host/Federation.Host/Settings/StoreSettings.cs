using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Storage.Postgres;
using Federation.Cluster.Storage.Sqlite;
using Npgsql;

namespace Federation.Host.Settings;

/// <summary>Which store a directory has: the file of its data folder, or a PostgreSQL that several hosts share.</summary>
/// <param name="DatabaseFile">The file of the data folder.</param>
/// <param name="Postgres">The database in its place; null for the file.</param>
internal sealed record StoreSettings(string DatabaseFile, PostgresStoreOptions? Postgres)
{
    /// <summary>The environment variable with the connection string of a PostgreSQL; it may hold a password, and so is no option. "Search Path" in it names the schema.</summary>
    public const string PostgresVariable = "FEDERATION_STORE_POSTGRES";

    private const string MembershipSuffix = "_cluster";
    private const string IdentitySuffix = "_identity";

    /// <summary>Whether other hosts may be at work on it.</summary>
    public bool IsShared => Postgres is not null;

    /// <summary>The connection string of an account store beside it; null where that is a file too.</summary>
    public string? Identity => Postgres is null ? null : new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { SearchPath = Postgres.Schema + IdentitySuffix }.ConnectionString;

    /// <exception cref="SettingsException">The variable holds no connection string.</exception>
    public static StoreSettings Read(string data) => Read(data, Environment.GetEnvironmentVariable(PostgresVariable));

    /// <exception cref="SettingsException">It is no connection string.</exception>
    public static StoreSettings Read(string data, string? postgres)
    {
        string file = Path.Combine(data, SqliteDirectoryStore.FileName);
        if (string.IsNullOrWhiteSpace(postgres)) return new StoreSettings(file, null);
        try
        {
            var told = new NpgsqlConnectionStringBuilder(postgres);
            if (string.IsNullOrEmpty(told.Host) || string.IsNullOrEmpty(told.Database)) throw new SettingsException($"{PostgresVariable} names no host or no database.");
            var options = new PostgresStoreOptions { ConnectionString = postgres, Schema = told.SearchPath ?? PostgresStoreOptions.DefaultSchema };
            return PostgresStoreOptions.IsName(options.Schema + IdentitySuffix) ? new StoreSettings(file, options) : throw new SettingsException($"\"Search Path\" in {PostgresVariable} is one schema: lower-case letters, digits and underlines, 31 at most.");
        }
        catch (ArgumentException)
        {
            // What is wrong with it may be a part of its password.
            throw new SettingsException($"{PostgresVariable} is no connection string, such as Host=db.example.org;Database=directory;Username=federation;Password=….");
        }
    }

    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async Task<IDirectoryStore> OpenAsync(CancellationToken cancellationToken) =>
        Postgres is null ? SqliteDirectoryStore.Open(DatabaseFile) : await PostgresDirectoryStore.OpenAsync(Postgres, cancellationToken);

    /// <summary>Also while hosts are at work; nothing is made where there is none.</summary>
    /// <exception cref="StoreUnavailableException">There is none, or it cannot be read.</exception>
    public async Task<IDirectoryStore> OpenForReadingAsync(CancellationToken cancellationToken) =>
        Postgres is null ? SqliteDirectoryStore.OpenForReading(DatabaseFile) : await PostgresDirectoryStore.OpenForReadingAsync(Postgres, cancellationToken);

    /// <summary>Where the hosts of a shared store find one another; null for a store of one host.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async Task<IDirectoryStore?> OpenMembershipAsync(CancellationToken cancellationToken) =>
        Postgres is null ? null : await PostgresDirectoryStore.OpenAsync(Postgres with { Schema = Postgres.Schema + MembershipSuffix }, cancellationToken);

    /// <summary>For what must not be done beside a host: nobody but the caller has the data folder already.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.InUse"/>: hosts are at work on it.</exception>
    public async Task DemandAloneAsync(CancellationToken cancellationToken)
    {
        await using var membership = await OpenMembershipAsync(cancellationToken);
        if (membership is null) return;
        var hosts = await ClusterMembership.HostsAtWorkAsync(membership, TimeProvider.System);
        if (hosts.Count > 0) throw new StoreUnavailableException(StoreCodes.InUse, $"Hosts are at work on this store: {string.Join(", ", hosts)}.");
    }
}
