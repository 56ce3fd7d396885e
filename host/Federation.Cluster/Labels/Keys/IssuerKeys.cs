using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Keys;

/// <summary>The keys that certificates and status lists are signed with. Thread safe.</summary>
internal sealed class IssuerKeys(IDirectoryStore store, TimeProvider clock, IOptions<CertificateOptions> options, ILogger<IssuerKeys> log)
    : HeldKeys(store, clock, options.Value.KeyFile, "issuer", options.Value.Addresses.Issuer, RowKinds.Certificate, log);
