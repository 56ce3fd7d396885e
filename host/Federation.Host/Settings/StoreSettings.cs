using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Storage.Postgres;
using Federation.Cluster.Storage.Sqlite;
using Npgsql;

namespace Federation.Host.Settings;

/// <summary>Which store a directory has: the file of its data folder, or one that several hosts share, a PostgreSQL or a storage account of Azure.</summary>
/// <param name="DatabaseFile">The file of the data folder.</param>
internal sealed record StoreSettings(string DatabaseFile)
{
    /// <summary>The environment variable with the connection string of a PostgreSQL; it may hold a password, and so is no option. "Search Path" in it names the schema.</summary>
    public const string PostgresVariable = "FEDERATION_STORE_POSTGRES";

    /// <summary>The environment variable with the connection string of a storage account. "Table" in it, which is ours, names table and container.</summary>
    public const string AzureVariable = "FEDERATION_STORE_AZURE";

    private const string MembershipSuffix = "_cluster";
    private const string IdentitySuffix = "_identity";
    private const string TableWord = "Table=";

    /// <summary>Null where it is none.</summary>
    public PostgresStoreOptions? Postgres { get; private init; }

    /// <summary>Null where it is none.</summary>
    public AzureStoreOptions? Azure { get; private init; }

    /// <summary>Without connection strings, which may hold passwords.</summary>
    public override string ToString() => Postgres?.ToString() ?? Azure?.ToString() ?? DatabaseFile;

    /// <summary>Whether other hosts may be at work on it.</summary>
    public bool IsShared => Postgres is not null || Azure is not null;

    /// <summary>The connection string of an account store beside it; null where that is a file.</summary>
    public string? Identity => Postgres is null ? null : new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { SearchPath = Postgres.Schema + IdentitySuffix }.ConnectionString;

    /// <summary>The words for stores that a command copies between.</summary>
    public const string PostgresName = "postgres", AzureName = "azure", FilePrefix = "file:";

    /// <summary>The store of that name: <c>postgres</c> and <c>azure</c> as the variables say, <c>file:FOLDER</c> for that of a data folder.</summary>
    /// <exception cref="SettingsException">There is no such name, or its variable is not set.</exception>
    public static StoreSettings Named(string name) => name switch
    {
        PostgresName => Of(PostgresVariable, text => Read("", text, null)),
        AzureName => Of(AzureVariable, text => Read("", null, text)),
        _ when name.StartsWith(FilePrefix, StringComparison.Ordinal) && name.Length > FilePrefix.Length => Read(Path.GetFullPath(name[FilePrefix.Length..]), null, null),
        _ => throw new SettingsException($"A store is {PostgresName}, {AzureName} or {FilePrefix}FOLDER; it was \"{name}\"."),
    };

    /// <summary>As the variables of this process say.</summary>
    /// <exception cref="SettingsException">A variable holds no connection string, or both are set.</exception>
    public static StoreSettings Read(string data) => Read(data, Environment.GetEnvironmentVariable(PostgresVariable), Environment.GetEnvironmentVariable(AzureVariable));

    /// <exception cref="SettingsException">One is no connection string, or both are there.</exception>
    public static StoreSettings Read(string data, string? postgres, string? azure)
    {
        var file = new StoreSettings(Path.Combine(data, SqliteDirectoryStore.FileName));
        return (string.IsNullOrWhiteSpace(postgres), string.IsNullOrWhiteSpace(azure)) switch
        {
            (false, false) => throw new SettingsException($"{PostgresVariable} and {AzureVariable} are both set; a directory has one store."),
            (false, _) => file with { Postgres = ReadPostgres(postgres ?? "") },
            (_, false) => file with { Azure = ReadAzure(azure ?? "") },
            _ => file,
        };
    }

    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public Task<IDirectoryStore> OpenAsync(CancellationToken cancellationToken) => OpenAsync(Postgres, Azure, cancellationToken);

    /// <summary>Also while hosts are at work; nothing is made where there is none, but for the table of a storage account.</summary>
    /// <exception cref="StoreUnavailableException">There is none, or it cannot be read.</exception>
    public async Task<IDirectoryStore> OpenForReadingAsync(CancellationToken cancellationToken)
    {
        if (Postgres is not null) return await PostgresDirectoryStore.OpenForReadingAsync(Postgres, cancellationToken);
        return Azure is null ? SqliteDirectoryStore.OpenForReading(DatabaseFile) : await OpenAsync(cancellationToken);
    }

    /// <summary>For a copy into it, also where one before did not come to its end.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async Task<IDirectoryStore> OpenToFillAsync(CancellationToken cancellationToken) => Azure is null ? await OpenAsync(cancellationToken) : await AzureDirectoryStore.OpenToFillAsync(Azure, TimeProvider.System, cancellationToken);

    /// <summary>Where the hosts of a shared store find one another; null for a store of one host.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async Task<IDirectoryStore?> OpenMembershipAsync(CancellationToken cancellationToken) => IsShared
        ? await OpenAsync(Postgres is null ? null : Postgres with { Schema = Postgres.Schema + MembershipSuffix }, Azure is null ? null : Azure with { Table = $"{Azure.Table}Cluster", Container = $"{Azure.Container}-cluster" }, cancellationToken)
        : null;

    /// <summary>For what must not be done beside a host: nobody but the caller has the data folder already.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.InUse"/>: hosts are at work on it.</exception>
    public async Task DemandAloneAsync(CancellationToken cancellationToken)
    {
        await using var membership = await OpenMembershipAsync(cancellationToken);
        if (membership is null) return;
        var hosts = await ClusterMembership.HostsAtWorkAsync(membership, TimeProvider.System);
        if (hosts.Count > 0) throw new StoreUnavailableException(StoreCodes.InUse, $"Hosts are at work on this store: {string.Join(", ", hosts)}.");
    }

    private static StoreSettings Of(string variable, Func<string, StoreSettings> read) =>
        Environment.GetEnvironmentVariable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? read(text) : throw new SettingsException($"{variable} is not set.");

    private async Task<IDirectoryStore> OpenAsync(PostgresStoreOptions? postgres, AzureStoreOptions? azure, CancellationToken cancellationToken)
    {
        if (postgres is not null) return await PostgresDirectoryStore.OpenAsync(postgres, cancellationToken);
        return azure is null ? SqliteDirectoryStore.Open(DatabaseFile) : await AzureDirectoryStore.OpenAsync(azure, TimeProvider.System, cancellationToken);
    }

    private static PostgresStoreOptions ReadPostgres(string text)
    {
        try
        {
            var told = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(told.Host) || string.IsNullOrEmpty(told.Database)) throw new SettingsException($"{PostgresVariable} names no host or no database.");
            var options = new PostgresStoreOptions { ConnectionString = text, Schema = told.SearchPath ?? PostgresStoreOptions.DefaultSchema };
            return PostgresStoreOptions.IsName(options.Schema + IdentitySuffix) ? options : throw new SettingsException($"\"Search Path\" in {PostgresVariable} is one schema: lower-case letters, digits and underlines, 31 at most.");
        }
        catch (ArgumentException)
        {
            // What is wrong with it may be a part of its password.
            throw new SettingsException($"{PostgresVariable} is no connection string, such as Host=db.example.org;Database=directory;Username=federation;Password=….");
        }
    }

    private static AzureStoreOptions ReadAzure(string text)
    {
        string[] words = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string connection = string.Join(';', words.Where(word => !word.StartsWith(TableWord, StringComparison.OrdinalIgnoreCase)));
        string? name = words.LastOrDefault(word => word.StartsWith(TableWord, StringComparison.OrdinalIgnoreCase))?[TableWord.Length..];
        if (name is null) return new AzureStoreOptions { ConnectionString = connection };
        return name.Length is >= 3 and <= 50 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) && char.IsAsciiLetterLower(name[0])
            ? new AzureStoreOptions { ConnectionString = connection, Table = name, Container = name }
            : throw new SettingsException($"\"Table\" in {AzureVariable} is 3 to 50 lower-case letters and digits, a letter first.");
    }
}
