namespace Federation.Cluster.Storage;

/// <summary>The store could not be reached or written: a full disk, a lost file, a folder without rights.</summary>
public sealed class StoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
