using Federation.Trust.Entities;

namespace Federation.Trust.Chains;

/// <summary>Where statements come from: the network, one's own store, a test. What it gives is believed in nothing. Thread safe.</summary>
public interface IStatementSource
{
    /// <summary>What an entity says of itself, in compact form; or a refusal, most often <see cref="TrustCodes.FetchFailed"/>.</summary>
    /// <param name="entity">Whose <see cref="EntityId.ConfigurationAddress"/> is asked.</param>
    Task<Judged<string>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken);

    /// <summary>What a superior says of a subordinate; <see cref="TrustCodes.NotSubordinate"/> where it says that it has none such.</summary>
    /// <param name="endpoint">The superior's fetch endpoint, which may have a query already; the subject goes into <c>sub</c>.</param>
    Task<Judged<string>> SubordinateAsync(EntityId superior, Uri endpoint, EntityId subject, CancellationToken cancellationToken);
}
