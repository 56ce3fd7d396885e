using Federation.Trust.Chains;
using Federation.Trust.Entities;

namespace Federation.Trust.Tests.Support;

/// <summary>Statements by the address at which they are fetched.</summary>
internal sealed class AddressedSource(IReadOnlyDictionary<string, string> statements) : IStatementSource
{
    public Task<Judged<string>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken) => Answer(entity.ConfigurationAddress.AbsoluteUri);

    public Task<Judged<string>> SubordinateAsync(EntityId superior, Uri endpoint, EntityId subject, CancellationToken cancellationToken) => Answer($"{endpoint}?sub={Uri.EscapeDataString(subject.Value)}");

    private Task<Judged<string>> Answer(string address) => Task.FromResult<Judged<string>>(statements.TryGetValue(address, out string? statement) ? statement : new TrustRefusal(TrustCodes.FetchFailed, "There is no such statement."));
}
