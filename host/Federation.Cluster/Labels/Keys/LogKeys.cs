using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Keys;

/// <summary>The keys that checkpoints of the public log are signed with. Thread safe.</summary>
internal sealed class LogKeys(IDirectoryStore store, TimeProvider clock, IOptions<CertificateOptions> options, ILogger<LogKeys> log)
    : HeldKeys(store, clock, options.Value.LogKeyFile, "log", options.Value.Addresses.LogOrigin, signed: null, log);
