namespace Federation.Gateway.Identity;

/// <summary>The account store or the keys beside it cannot be used. The message says which, why and what to do; it holds no secret.</summary>
public sealed class IdentityStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
