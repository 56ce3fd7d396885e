namespace Federation.Cluster.Operating.Acts;

/// <summary>Tells ids of accounts and clients from names: whoever uses the operator's token or a command says in words who decides, and that may be a person's name.</summary>
internal static class OpaqueActor
{
    private const string Client = "client:", Token = "bootstrap";

    /// <returns>What was written down, where it is an id; else null.</returns>
    public static string? Of(string? written) =>
        written is not null && (Guid.TryParse(written, out _) || written == Token || written.StartsWith(Client, StringComparison.Ordinal)) ? written : null;
}
