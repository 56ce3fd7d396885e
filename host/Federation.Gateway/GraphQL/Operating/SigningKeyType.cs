using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

internal sealed class SigningKeyType : ObjectGraphType<SigningKeyFact>
{
    public SigningKeyType(ProblemCatalogue remedies)
    {
        Name = "SigningKey";
        Description = "A key that signs, or by which signatures are checked. Nothing of it is secret.";
        Field<NonNullGraphType<KeyPurposeType>>("purpose").Description("What it is for.").Resolve(context => context.Source.Purpose);
        Field<NonNullGraphType<SigningKeyStateType>>("state").Description("Whether it signs.").Resolve(context => context.Source.Standing);
        Field<StringGraphType>("key").Description("By what others know it; null where the keys cannot be read.").Resolve(context => context.Source.Id);
        Field<StringGraphType>("algorithm").Description("Ed25519 or ES256; null where the keys cannot be read.").Resolve(context => context.Source.Algorithm);
        Field<DateTimeScalar>("from").Description("From when it signs; null where nobody wrote it down.").Resolve(context => context.Source.From);
        Field<DateTimeScalar>("until").Description("Until when it signs, or did; null while none follows it.").Resolve(context => context.Source.Until);
        Field<DateTimeScalar>("changesAt").Description("When the directory changes it by itself; null for one that an operator changes by command.").Resolve(context => context.Source.ChangesAt);
        Field<StringGraphType>("problem").Description("Why keys of this purpose cannot be used, as a code; null where they can.").Resolve(context => context.Source.Problem);
        Field<StringGraphType>("remedy")
            .Description("What to do about it; null where nothing is to be done.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the advice.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => context.Source.Problem is { } code ? remedies.Remedy(code, kind: null, context.Language()) : null);
    }
}

internal sealed class KeyPurposeType : EnumerationGraphType
{
    public KeyPurposeType()
    {
        Name = "KeyPurpose";
        Description = "What a key is for.";
        Add("CERTIFICATES", KeyPurpose.Certificates, "Certificates of labels, and their status lists.");
        Add("PUBLIC_LOG", KeyPurpose.PublicLog, "Checkpoints of the public log.");
        Add("SIGN_IN", KeyPurpose.SignIn, "Tokens of the sign-in, and members' credentials and passes.");
        Add("FEDERATION", KeyPurpose.Federation, "What this directory says as an entity of the federation.");
        Add("PACKAGES", KeyPurpose.Packages, "Packages of adapters, whose publisher has the secret half.");
    }
}

internal sealed class SigningKeyStateType : EnumerationGraphType
{
    public SigningKeyStateType()
    {
        Name = "SigningKeyState";
        Description = "Whether a key signs.";
        Add("CURRENT", KeyStanding.Current, "It signs.");
        Add("NEXT", KeyStanding.Next, "It is published and will sign.");
        Add("FORMER", KeyStanding.Former, "It signs no more; what it signed is still checked by it.");
        Add("TRUSTED", KeyStanding.Trusted, "It is somebody else's, and is trusted here.");
        Add("UNUSABLE", KeyStanding.Unusable, "Keys of its purpose cannot be used.");
    }
}
