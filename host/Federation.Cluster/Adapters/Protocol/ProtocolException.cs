namespace Federation.Cluster.Adapters.Protocol;

/// <summary>The other side broke the protocol. The message says how and quotes nothing it sent.</summary>
internal sealed class ProtocolException(string message, Exception? innerException = null) : Exception(message, innerException);
