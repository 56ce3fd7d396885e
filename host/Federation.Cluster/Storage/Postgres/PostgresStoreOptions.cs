using System.Text.RegularExpressions;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>Where a store on PostgreSQL is.</summary>
public sealed partial record PostgresStoreOptions
{
    public const string DefaultSchema = "directory";

    /// <summary>As Npgsql reads it. It may hold a password: it stands in no message and no log.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The schema with the tables, created where it is not there. Lower-case letters, digits and underlines, 40 characters at most.</summary>
    public string Schema { get; init; } = DefaultSchema;

    /// <summary>How often the head is looked at where nothing is told of it: a connection in between may not pass on what PostgreSQL tells. Default 2 s.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    public override string ToString() => $"schema {Schema}";

    /// <summary>Whether a schema may be called so.</summary>
    public static bool IsName(string schema) => Name().IsMatch(schema);

    /// <exception cref="ArgumentException">The schema has another name than may be.</exception>
    internal void Demand()
    {
        if (!IsName(Schema)) throw new ArgumentException("The schema's name has lower-case letters, digits and underlines, begins with a letter, and is at most 40 characters long.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
