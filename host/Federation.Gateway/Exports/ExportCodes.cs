namespace Federation.Gateway.Exports;

/// <summary>The stable codes of refusals that exports alone have. What to do about each stands in <c>Problems/export.json</c>; what is wrong with a filter has the code that it has in GraphQL.</summary>
internal static class ExportCodes
{
    /// <summary>The index is not complete yet, and an export would leave centres out.</summary>
    public const string Starting = "export.starting";

    /// <summary>Too many exports for one address.</summary>
    public const string TooMany = "export.too-many-requests";
}
