using System.Text.RegularExpressions;

namespace Federation.Cluster.Storage.Azure;

/// <summary>Which storage account a store is in, and where within it. Two stores share no table and no container.</summary>
public sealed partial record AzureStoreOptions
{
    /// <summary>
    /// The account's connection string, with an account key or with a shared access signature for its tables and blobs (services <c>bt</c>, resource types <c>sco</c>, all permissions but those of versions and policies).
    /// A secret: <see cref="ToString"/> leaves it out.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The table of rows, events and idempotency keys: 3 to 63 letters and digits, a letter first. It is created where it is not there. Default <c>directory</c>.</summary>
    public string Table { get; init; } = "directory";

    /// <summary>The container of large bodies: 3 to 63 small letters, digits and single hyphens between them. It is created where it is not there. Default <c>directory</c>.</summary>
    public string Container { get; init; } = "directory";

    /// <summary>How often whoever waits for the feed looks whether another process has written; what this process writes is seen at once. From 10 ms to a minute. Default 1 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    public override string ToString() => $"table {Table}, container {Container}";

    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Settings"/>: a name or a time is none that the service takes.</exception>
    internal void Demand()
    {
        if (!TableName().IsMatch(Table) || Table.Equals("tables", StringComparison.OrdinalIgnoreCase)) throw Unusable($"'{Table}' is no name of a table: 3 to 63 letters and digits, a letter first");
        if (!ContainerName().IsMatch(Container) || Container.Length is < 3 or > 63) throw Unusable($"'{Container}' is no name of a container: 3 to 63 small letters, digits and single hyphens between them");
        if (PollInterval < TimeSpan.FromMilliseconds(10) || PollInterval > TimeSpan.FromMinutes(1)) throw Unusable($"Another process is looked for every {PollInterval}: between 10 milliseconds and a minute it must be");
    }

    internal static StoreUnavailableException Unusable(string what) => new(StoreCodes.Settings, $"{what}.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}\\z")]
    private static partial Regex TableName();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex ContainerName();
}
