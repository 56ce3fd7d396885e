using Federation.Registry.Reviews;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>Looks every day at the interoperability of all labels in force, and is the one writer of falls and reviews. There is one of it.</summary>
[Alias("IReviewGrain")]
public interface IReviewGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string TheOnly = "all";

    /// <summary>Goes on with today's look, as much as one turn may take.</summary>
    /// <returns>True once it is done; false where it is to be called again.</returns>
    [Alias("Look")]
    Task<bool> Look();

    /// <summary>Closes a review. A fall that lasts opens another one after ninety further days. Nothing happens where the same person closed it with the same reason.</summary>
    /// <param name="by">The assessor's opaque id.</param>
    /// <param name="reason">What comes of it, in 1 to 2,000 characters.</param>
    /// <returns>One of <see cref="ReviewProblemCodes"/>; null where it was done.</returns>
    [Alias("Close")]
    Task<string?> Close(string review, string by, string reason);
}
