namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Hard limits of one record on the pipe, in bytes unless said otherwise. The worker keeps them; the host checks that it did.</summary>
internal static class RecordLimits
{
    /// <summary>The contract's limit of a record.</summary>
    public const int Raw = 1024 * 1024;

    public const int SourceId = 1024;

    public const int MediaType = 256;

    /// <summary>Of a page's cursor, in characters.</summary>
    public const int Cursor = 2_000;

    public const int Locator = 1024;

    /// <summary>All issues of one record, as JSON.</summary>
    public const int Issues = 256 * 1024;

    /// <summary>In number.</summary>
    public const int MostIssues = 50;

    /// <summary>Of one issue's message, in characters.</summary>
    public const int IssueMessage = 500;

    /// <summary>Of one issue's code or pointer, in characters.</summary>
    public const int IssueText = 250;
}
