namespace Federation.Registry.Reviews;

/// <summary>The stable codes of why a review is not closed. What to do about each stands in the directory's catalogue of problems.</summary>
public static class ReviewProblemCodes
{
    /// <summary>It is closed already.</summary>
    public const string Closed = "review.closed";

    /// <summary>The reason is not told, or too long.</summary>
    public const string BadReason = "review.bad-reason";

    /// <summary>There is no review of that key.</summary>
    public const string Unknown = "review.unknown";
}
