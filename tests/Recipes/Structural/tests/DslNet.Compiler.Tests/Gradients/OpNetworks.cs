        "Gate" => Layer(verb, ("block", new ArgumentValue.Block(EquatableArray.Of(Dense(5), Layer("Sigmoid"))))),
