namespace Federation.Host.Running;

/// <summary>The running host could not be reached, or refused. The message says which and why.</summary>
internal sealed class RemoteException(string message) : Exception(message);
