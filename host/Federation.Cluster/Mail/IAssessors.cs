using Federation.Cluster.Sync;

namespace Federation.Cluster.Mail;

/// <summary>Knows who assesses, which lies with the sign-in and nowhere else. Thread safe.</summary>
public interface IAssessors
{
    /// <summary>Every account that somebody appointed an assessor, in order of id.</summary>
    Task<IReadOnlyList<AssessorAccount>> AllAsync(CancellationToken cancellationToken);
}

/// <summary>An account that assesses.</summary>
/// <param name="Account">Its opaque id.</param>
/// <param name="Networks">Those of which it has any role: of their centres it decides nothing.</param>
public sealed record AssessorAccount(string Account, IReadOnlyCollection<NetworkId> Networks);

/// <summary>For a directory without a sign-in.</summary>
internal sealed class NoAssessors : IAssessors
{
    public Task<IReadOnlyList<AssessorAccount>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AssessorAccount>>([]);
}
