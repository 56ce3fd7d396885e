namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Closes months and keeps disputes: the one writer of statements between networks. There is one of it. Who may ask for what is for the caller to have seen to.</summary>
[Alias("IClearingGrain")]
public interface IClearingGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string TheOnly = "all";

    /// <summary>Goes on with closing the months whose time has come, as much as one turn may take.</summary>
    /// <returns>True once nothing is left; false where it is to be called again.</returns>
    [Alias("Close")]
    Task<bool> Close();

    /// <summary>Disputes a line. Nothing happens where the same network disputed it for the same reason.</summary>
    /// <returns>One of <see cref="VisitCodes"/>; null where it was done.</returns>
    [Alias("Dispute")]
    Task<string?> Dispute(DisputeOrder order);

    /// <summary>Answers a dispute for its host. Nothing happens where this very answer was given.</summary>
    /// <returns>As <see cref="Dispute"/>.</returns>
    [Alias("Answer")]
    Task<string?> Answer(DisputeReply reply);
}
